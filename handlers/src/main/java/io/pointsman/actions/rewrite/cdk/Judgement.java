package io.pointsman.actions.rewrite.cdk;

import io.pointsman.template.Place;
import io.pointsman.template.Problem;
import java.util.ArrayList;
import java.util.List;

/**
 * What was found out of one file.
 *
 * @param errors stop the release
 * @param warnings are for people to judge
 */
public record Judgement(String file, List<Problem> errors, List<Problem> warnings) {
    Judgement(String file) {
        this(file, new ArrayList<>(), new ArrayList<>());
    }

    void say(boolean stops, Place at, String message) {
        (stops ? errors : warnings).add(new Problem(at, message));
    }
}
