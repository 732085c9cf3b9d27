package io.pointsman.template;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Puts new values into a template's text. What nobody asked for stays the same to the byte, or nothing is written at all. */
final class Splice {
    private final Template template;
    private final List<Problem> problems = new ArrayList<>();
    /** By the place of the node: two resources may share one node through an alias. */
    private final Map<Integer, Intent> intents = new LinkedHashMap<>();

    Splice(Template template) {
        this.template = template;
    }

    /** @return false: another change wants the same text to become something else, because an alias shares it */
    boolean intend(Intent intent) {
        int from = intent.node().span().from();
        Intent other = intents.get(from);
        if (other == null) {
            intents.put(from, intent);
            return true;
        }
        if (!other.asks(intent)) {
            return false;
        }
        intents.put(from, other.alsoBy(intent.followed()));
        return true;
    }

    /** Says that this name's text is shared. */
    void shared(Place at, String name) {
        problem(new Problem(at, name + " shares its text with another property through an alias; write it out"));
    }

    void problem(Problem problem) {
        problems.add(problem);
    }

    /** @throws BadTemplate where an alias would spread a change, or where the result would not be what was meant */
    String text() {
        List<Intent> wanted = List.copyOf(intents.values());
        problems.addAll(new Sharing(template.root().node(), wanted).problems());
        if (!problems.isEmpty()) {
            throw new BadTemplate(problems);
        }
        Typesetter typesetter = new Typesetter(template);
        String text = Edit.all(
                template.text(), wanted.stream().flatMap(typesetter::edits).toList());
        Guard.check(template, text, wanted);
        return template.marked(text);
    }
}
