package io.pointsman.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * JSON text to plain values and back: {@code Map}, {@code List}, {@code String}, {@code Long}, {@code BigDecimal},
 * {@code Boolean} and null. Depth and lengths are bounded; a key given twice is an error, and so is half of
 * a character.
 */
public final class Json {
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .build();
    private static final JsonFactory REPEATING = FACTORY.rebuild()
            .disable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private static final JsonFactory LONG = FACTORY.rebuild()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxStringLength(Integer.MAX_VALUE)
                    .build())
            .build();

    private static final int MOST_DIGITS = 1_000;
    private static final int LONGEST_PLACE = 200;

    private Json() {}

    /** Reads one JSON object. Anything else, or text after it, is a {@link JsonTrouble}. */
    public static JsonObject object(String text) {
        return object(value(text));
    }

    /** As {@link #object}, but one string may be as long as the text, whose length the caller has bounded: code in Base64. */
    public static JsonObject objectWithLongText(String text) {
        return object(value(LONG, text));
    }

    private static JsonObject object(@Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            return JsonObject.of(map);
        }
        throw new JsonTrouble("a JSON object is expected");
    }

    /** Reads one JSON value of any kind. */
    public static @Nullable Object value(String text) {
        return value(FACTORY, text);
    }

    /** As {@link #value}, but of a name that is given twice the last one counts: only for what AWS reads so. */
    public static @Nullable Object lastOfRepeated(String text) {
        return value(REPEATING, text);
    }

    private static @Nullable Object value(JsonFactory factory, String text) {
        try (JsonParser parser = factory.createParser(text)) {
            return value(parser);
        } catch (JsonProcessingException e) {
            throw JsonTrouble.at(e.getLocation(), matter(e));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static @Nullable Object value(JsonParser parser) throws IOException {
        try {
            if (parser.nextToken() == null) {
                throw new JsonTrouble("the text is empty; JSON is expected");
            }
            Object value = read(parser);
            if (parser.nextToken() != null) {
                throw new JsonTrouble("there is text after the JSON value");
            }
            return value;
        } catch (StreamConstraintsException tooMuch) {
            throw at(parser, "is too long or nested too deeply");
        }
    }

    /** Writes a value on one line. A {@code byte[]} becomes Base64 text, as in AWS's JSON protocols. */
    public static String text(@Nullable Object value) {
        return JsonText.write(FACTORY, value, false);
    }

    /** Writes a value over several lines, for people. */
    public static String pretty(@Nullable Object value) {
        return JsonText.write(FACTORY, value, true);
    }

    /** In words of our own: Jackson's quote the text, and the text may be a secret. */
    private static String matter(JsonProcessingException e) {
        return switch (e) {
            case JsonEOFException end -> "the text ends too early";
            case JsonParseException parse
            when parse.getOriginalMessage().startsWith("Duplicate field") -> "a name is given twice";
            default -> "this is not JSON";
        };
    }

    private static @Nullable Object read(JsonParser parser) throws IOException {
        return switch (parser.currentToken()) {
            case START_OBJECT -> readObject(parser);
            case START_ARRAY -> readArray(parser);
            case VALUE_STRING -> whole(parser, parser.getText());
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> readNumber(parser);
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NULL -> null;
            case END_OBJECT, END_ARRAY, FIELD_NAME, NOT_AVAILABLE, VALUE_EMBEDDED_OBJECT ->
                throw new JsonTrouble("unexpected " + parser.currentToken());
        };
    }

    private static Object readNumber(JsonParser parser) throws IOException {
        return switch (parser.getNumberType()) {
            case INT, LONG -> parser.getLongValue();
            case BIG_INTEGER, FLOAT, DOUBLE, BIG_DECIMAL -> writable(parser);
        };
    }

    /** A few characters may stand for a number of a billion digits, and for one whose exponent no number of Java's has. */
    private static BigDecimal writable(JsonParser parser) throws IOException {
        try {
            BigDecimal number = parser.getDecimalValue();
            if (Math.abs((long) number.precision() - number.scale()) <= MOST_DIGITS && number.scale() <= MOST_DIGITS) {
                return number;
            }
            throw tooLong(parser);
        } catch (NumberFormatException beyondAnyExponent) {
            throw tooLong(parser);
        }
    }

    private static JsonTrouble tooLong(JsonParser parser) {
        return at(parser, "is a number of more than " + MOST_DIGITS + " digits when it is written out");
    }

    private static String whole(JsonParser parser, String text) {
        if (!UnicodeText.isWhole(text)) {
            throw at(parser, "is no Unicode text: half of a surrogate pair stands alone in it");
        }
        return text;
    }

    private static JsonTrouble at(JsonParser parser, String message) {
        String place = parser.getParsingContext().pathAsPointer().toString();
        String what = place.isEmpty() || place.length() > LONGEST_PLACE ? "the text" : place;
        return JsonTrouble.at(parser.currentTokenLocation(), what + " " + message);
    }

    private static Map<String, @Nullable Object> readObject(JsonParser parser) throws IOException {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            parser.nextToken();
            members.put(name, read(parser));
        }
        return members;
    }

    private static List<@Nullable Object> readArray(JsonParser parser) throws IOException {
        List<@Nullable Object> items = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            items.add(read(parser));
        }
        return items;
    }
}
