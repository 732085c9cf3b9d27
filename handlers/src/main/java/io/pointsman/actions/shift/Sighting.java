package io.pointsman.actions.shift;

import io.pointsman.actions.shift.attempt.Surprise;
import io.pointsman.actions.shift.ports.Deployment;
import io.pointsman.actions.shift.ports.Deployments;
import io.pointsman.engine.FailureKind;
import io.pointsman.engine.Refusal;
import io.pointsman.engine.Unavailable;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** What came of looking at a deployment, where the answer may be a denial and the shift has to be ended all the same. */
sealed interface Sighting {
    record Seen(Deployment deployment) implements Sighting {}

    record Unseen(String why) implements Sighting {}

    /** Each of them, by id. Throws {@link Unavailable} alone. */
    static Map<String, Sighting> of(Deployments deployments, Collection<String> ids) {
        Map<String, Sighting> all = new LinkedHashMap<>();
        try {
            deployments.look(ids).forEach((id, deployment) -> all.put(id, new Seen(deployment)));
        } catch (Unavailable e) {
            throw e;
        } catch (RuntimeException e) {
            ids.forEach(id -> all.put(id, isAboutAll(e, ids) ? unseen(e) : one(deployments, id)));
        }
        return all;
    }

    private static boolean isAboutAll(RuntimeException e, Collection<String> ids) {
        return ids.size() == 1 || (e instanceof Refusal refusal && refusal.kind() == FailureKind.PERMISSION);
    }

    private static Sighting one(Deployments deployments, String id) {
        return of(deployments, Set.of(id)).getOrDefault(id, new Unseen("CodeDeploy did not speak of it"));
    }

    private static Sighting unseen(RuntimeException e) {
        return new Unseen(Surprise.said(e));
    }
}
