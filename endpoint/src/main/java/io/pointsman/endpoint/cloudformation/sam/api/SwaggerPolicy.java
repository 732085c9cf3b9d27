package io.pointsman.endpoint.cloudformation.sam.api;

import io.pointsman.endpoint.cloudformation.sam.python.PythonMap;
import io.pointsman.endpoint.cloudformation.sam.spec.Fn;
import io.pointsman.endpoint.cloudformation.sam.spec.SamDocumentTrouble;
import io.pointsman.endpoint.cloudformation.sam.spec.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** {@code ResourcePolicy} of a REST API: who may call it from where. */
record SwaggerPolicy(Swagger swagger) {
    private static final String POLICY = "x-amazon-apigateway-policy";

    /** @param stage the stage's name */
    void add(Map<String, Object> declared, String path, Object stage) {
        Tree.trueAt(declared, "AwsAccountWhitelist").ifPresent(accounts -> accounts("Allow", accounts, path, stage));
        Tree.trueAt(declared, "AwsAccountBlacklist").ifPresent(accounts -> accounts("Deny", accounts, path, stage));
        Tree.trueAt(declared, "IpRangeWhitelist")
                .ifPresent(ranges -> pair("NotIpAddress", Tree.of("aws:SourceIp", Tree.asList(ranges)), path, stage));
        Tree.trueAt(declared, "IpRangeBlacklist")
                .ifPresent(ranges -> pair("IpAddress", Tree.of("aws:SourceIp", Tree.asList(ranges)), path, stage));
        networks(declared, "Blacklist", "StringEquals", path, stage);
        networks(declared, "Whitelist", "StringNotEquals", path, stage);
        policy();
    }

    void addCustom(Object statements) {
        Map<String, Object> policy = policy();
        policy.put("Version", "2012-10-17");
        if (policy.get("Statement") == null) {
            policy.put("Statement", statements);
            return;
        }
        List<Object> all = statements(policy);
        Tree.asList(statements).stream().filter(one -> !all.contains(one)).forEach(all::add);
        policy.put("Statement", all);
    }

    private Map<String, Object> policy() {
        return Tree.map(swagger.document().computeIfAbsent(POLICY, absent -> new PythonMap()));
    }

    private static List<Object> statements(Map<String, Object> policy) {
        return Tree.at(policy, "Statement").map(Tree::asList).orElseGet(ArrayList::new);
    }

    private void accounts(String effect, Object accounts, String path, Object stage) {
        if (accounts instanceof String) {
            throw SamDocumentTrouble.structure("Type of '" + accounts + "' must be a list or dictionary");
        }
        Map<String, Object> policy = policy();
        policy.put("Version", "2012-10-17");
        PythonMap statement = statement(effect, path, stage, Swagger.map("AWS", Tree.asList(accounts)));
        if (policy.get("Statement") == null) {
            policy.put("Statement", statement);
        } else {
            List<Object> all = statements(policy);
            all.add(statement);
            policy.put("Statement", all);
        }
    }

    /** Everybody is allowed, and then those are denied whom the condition meets. */
    private void pair(String operator, Map<String, Object> condition, String path, Object stage) {
        Map<String, Object> policy = policy();
        policy.put("Version", "2012-10-17");
        PythonMap allow = statement("Allow", path, stage, "*");
        PythonMap deny = statement("Deny", path, stage, "*");
        deny.put("Condition", Tree.of(operator, condition));
        List<Object> all = statements(policy);
        List.of(allow, deny).stream().filter(one -> !all.contains(one)).forEach(all::add);
        policy.put("Statement", all);
    }

    private PythonMap statement(String effect, String path, Object stage, Object principal) {
        PythonMap statement = new PythonMap();
        statement.put("Effect", effect);
        statement.put("Action", "execute-api:Invoke");
        statement.put("Resource", resources(path, stage));
        statement.put("Principal", principal);
        return statement;
    }

    private List<Object> resources(String path, Object stage) {
        List<Object> resources = new ArrayList<>();
        String pattern = ApiPath.pattern(path);
        swagger.items(path)
                .forEach(item -> item.keySet().forEach(name -> {
                    boolean any = name.equalsIgnoreCase(Definition.ANY) || name.equalsIgnoreCase("any");
                    String method = any ? "*" : name.toUpperCase(Locale.ROOT);
                    String made = "execute-api:/${__Stage__}/" + method + pattern;
                    String marked = any
                            ? swagger.marks().derived(made, path)
                            : swagger.marks().derived(made, name, path);
                    resources.add(Fn.sub(marked, Tree.of("__Stage__", stage)));
                }));
        return resources;
    }

    private void networks(Map<String, Object> declared, String list, String operator, String path, Object stage) {
        PythonMap condition = new PythonMap();
        String named = "SourceVpc" + list;
        Object endpoints = Tree.at(declared, named).orElse(List.of());
        boolean plain = endpoints instanceof List<?> all && all.stream().allMatch(String.class::isInstance);
        if (!plain) {
            throw SamDocumentTrouble.structure(named + " must be a list of strings. Use IntrinsicVpc" + list
                    + " instead for values that use Intrinsic Functions");
        }
        add(condition, "aws:SourceVpc", startingWith(endpoints, "vpc-"));
        add(condition, "aws:SourceVpce", startingWith(endpoints, "vpce-"));
        add(condition, "aws:SourceVpc", Tree.listAt(declared, "IntrinsicVpc" + list));
        add(condition, "aws:SourceVpce", Tree.listAt(declared, "IntrinsicVpce" + list));
        if (!condition.isEmpty()) {
            pair(operator, condition, path, stage);
        }
    }

    private static void add(PythonMap condition, String key, List<Object> some) {
        if (!some.isEmpty()) {
            Tree.list(condition.computeIfAbsent(key, absent -> Tree.listOf())).addAll(some);
        }
    }

    private static List<Object> startingWith(Object endpoints, String prefix) {
        return Tree.list(endpoints).stream()
                .filter(one -> String.valueOf(one).startsWith(prefix))
                .toList();
    }
}
