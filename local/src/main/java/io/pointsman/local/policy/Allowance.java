package io.pointsman.local.policy;

import io.pointsman.json.JsonObject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * One statement of a policy.
 *
 * @param condition operator to keys to values
 * @param why what of the template it is for, each with its source
 */
record Allowance(
        String sid,
        Set<String> actions,
        List<String> resources,
        Map<String, Map<String, List<String>>> condition,
        Set<Reason> why) {
    /**
     * One action that has to be allowed.
     *
     * @param resources ARNs, or {@code *}
     * @param condition operator to keys to values; empty for none
     * @param resource for what in the template: {@code template.yaml:12 Orders (AWS::SQS::Queue)}
     * @param source where it is written that it is needed
     */
    record Need(
            String action,
            List<String> resources,
            Map<String, Map<String, List<String>>> condition,
            String resource,
            String source) {
        String service() {
            return action.substring(0, action.indexOf(':'));
        }
    }

    /** A resource of the template, and where it is written that it needs this. */
    record Reason(String resource, String source) {}

    private record Key(String service, List<String> resources, Map<String, Map<String, List<String>>> condition) {}

    private record SameActions(String service, Set<String> actions, Map<String, Map<String, List<String>>> condition) {}

    JsonObject json() {
        JsonObject statement =
                JsonObject.of("Sid", sid, "Effect", "Allow", "Action", List.copyOf(actions), "Resource", resources);
        return condition.isEmpty() ? statement : statement.with("Condition", condition());
    }

    Allowance with(String otherSid, Set<String> others) {
        return new Allowance(otherSid, others, resources, condition, why);
    }

    /** As few as possible, so that no statement allows more than its needs: the same resources and condition, or the same actions. */
    static List<Allowance> of(List<Need> needs) {
        Map<Key, Allowance> byResources = new LinkedHashMap<>();
        for (Need need : needs) {
            List<String> resources = Arns.fewest(need.resources());
            Allowance one = byResources.computeIfAbsent(
                    new Key(need.service(), resources, need.condition()),
                    key -> new Allowance("", new TreeSet<>(), resources, need.condition(), new LinkedHashSet<>()));
            one.actions().add(need.action());
            one.why().add(new Reason(need.resource(), need.source()));
        }
        Map<SameActions, Allowance> merged = new LinkedHashMap<>();
        byResources.forEach((key, one) ->
                merged.merge(new SameActions(key.service(), one.actions(), one.condition()), one, Allowance::joined));
        return named(merged.values());
    }

    private static Allowance joined(Allowance one, Allowance other) {
        Set<String> resources = new TreeSet<>(one.resources());
        resources.addAll(other.resources());
        Set<Reason> why = new LinkedHashSet<>(one.why());
        why.addAll(other.why());
        return new Allowance("", one.actions(), Arns.fewest(resources), one.condition(), why);
    }

    private static List<Allowance> named(Collection<Allowance> unnamed) {
        Map<String, List<Allowance>> byName = new TreeMap<>();
        unnamed.forEach(one ->
                byName.computeIfAbsent(name(one), name -> new ArrayList<>()).add(one));
        List<Allowance> named = new ArrayList<>();
        byName.forEach((name, same) -> {
            for (int i = 0; i < same.size(); i++) {
                named.add(same.get(i)
                        .with(i == 0 ? name : name + (i + 1), same.get(i).actions()));
            }
        });
        return named;
    }

    /** Of the service, and of the kind of resource that its ARN tells: {@code LambdaFunction}. A Sid has letters and digits only. */
    private static String name(Allowance one) {
        String action = one.actions().iterator().next();
        String resource = one.resources().getFirst();
        String[] arn = resource.split(":", 6);
        String kind = arn.length < 6 ? "any" : arn[5].replaceFirst("^/?([^:/*]*).*", "$1");
        boolean isName = arn.length == 6 && !arn[5].matches("/.*|[^:/]+[:/].*"); // no word stands before it
        boolean isPass = one.actions().equals(Set.of("iam:PassRole"));
        return capital(action.substring(0, action.indexOf(':'))) + (isPass ? "PassRole" : isName ? "" : capital(kind));
    }

    private static String capital(String word) {
        StringBuilder text = new StringBuilder();
        for (String part : word.split("[^A-Za-z0-9]+", -1)) {
            if (!part.isEmpty()) {
                text.append(Character.toUpperCase(part.charAt(0))).append(part.substring(1));
            }
        }
        return text.toString();
    }
}
