package io.pointsman.endpoint.metric.math;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a metric math expression: {@code IF(m1 > 2 AND FILL(m2, 0) > 1, 100 * m1 / m2, 0)}. */
public final class ExpressionReader {
    private static final Pattern TOKEN = Pattern.compile(
            "\\s*(?:(\\d+(?:\\.\\d+)?)|([A-Za-z_][A-Za-z0-9_]*)|\"([^\"]*)\"|(&&|\\|\\||==|!=|<=|>=|[-+*/^<>()\\[\\],]))\\s*");

    /** Binds the tighter, the higher. */
    private static final Map<String, Integer> BINDING = Map.ofEntries(
            Map.entry("OR", 1),
            Map.entry("||", 1),
            Map.entry("AND", 2),
            Map.entry("&&", 2),
            Map.entry("==", 3),
            Map.entry("!=", 3),
            Map.entry("<", 4),
            Map.entry("<=", 4),
            Map.entry(">", 4),
            Map.entry(">=", 4),
            Map.entry("+", 5),
            Map.entry("-", 5),
            Map.entry("*", 6),
            Map.entry("/", 6),
            Map.entry("^", 7));

    private record Token(Kind kind, String text) {}

    private enum Kind {
        NUMBER,
        WORD,
        QUOTED,
        SIGN,
        END
    }

    private final List<Token> tokens;
    private int next;

    private ExpressionReader(List<Token> tokens) {
        this.tokens = tokens;
    }

    /** {@link MathError} where nobody could read it. */
    public static Expression read(String text) {
        ExpressionReader reader = new ExpressionReader(tokens(text));
        Expression whole = reader.operation(0);
        if (reader.peek().kind() != Kind.END) {
            throw new MathError("unexpected " + reader.peek().text());
        }
        return whole;
    }

    private static List<Token> tokens(String text) {
        List<Token> tokens = new ArrayList<>();
        Matcher matcher = TOKEN.matcher(text);
        int at = 0;
        while (at < text.length()) {
            if (!matcher.find(at) || matcher.start() != at) {
                throw new MathError("unexpected " + text.charAt(at));
            }
            tokens.add(token(matcher));
            at = matcher.end();
        }
        tokens.add(new Token(Kind.END, "end"));
        return tokens;
    }

    private static Token token(Matcher matcher) {
        if (matcher.group(1) != null) {
            return new Token(Kind.NUMBER, matcher.group(1));
        }
        if (matcher.group(2) != null) {
            return new Token(Kind.WORD, matcher.group(2));
        }
        return matcher.group(3) != null
                ? new Token(Kind.QUOTED, matcher.group(3))
                : new Token(Kind.SIGN, matcher.group(4));
    }

    private Token peek() {
        return tokens.get(next);
    }

    private Token take() {
        return tokens.get(next++);
    }

    private boolean took(String sign) {
        if (peek().kind() == Kind.SIGN && peek().text().equals(sign)) {
            next++;
            return true;
        }
        return false;
    }

    private void need(String sign) {
        if (!took(sign)) {
            throw new MathError("expected " + sign + " before " + peek().text());
        }
    }

    private Expression operation(int least) {
        Expression left = term();
        while (true) {
            int binding = binding();
            if (binding == 0 || binding <= least) {
                return left;
            }
            String operator = take().text();
            left = new Expression.Operation(operator, left, operation(binding));
        }
    }

    /** Of the operator that is next; 0 where none is. */
    private int binding() {
        boolean operator = peek().kind() == Kind.SIGN || peek().kind() == Kind.WORD;
        return operator ? BINDING.getOrDefault(peek().text(), 0) : 0;
    }

    private Expression term() {
        if (took("-")) {
            return new Expression.Negated(term());
        }
        if (took("(")) {
            Expression inside = operation(0);
            need(")");
            return inside;
        }
        if (took("[")) {
            return new Expression.Listed(items("]"));
        }
        Token token = take();
        return switch (token.kind()) {
            case NUMBER -> new Expression.Constant(Double.parseDouble(token.text()));
            case QUOTED -> new Expression.Quoted(token.text());
            case WORD ->
                took("(") ? new Expression.Called(token.text(), items(")")) : new Expression.Named(token.text());
            case SIGN, END -> throw new MathError("unexpected " + token.text());
        };
    }

    private List<Expression> items(String close) {
        List<Expression> items = new ArrayList<>();
        if (took(close)) {
            return items;
        }
        do {
            items.add(operation(0));
        } while (took(","));
        need(close);
        return items;
    }
}
