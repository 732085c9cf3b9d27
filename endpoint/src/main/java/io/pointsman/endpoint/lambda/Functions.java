package io.pointsman.endpoint.lambda;

import io.pointsman.endpoint.AwsError;
import io.pointsman.endpoint.World;
import io.pointsman.json.JsonObject;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** All functions of the account, and how an address finds one. */
final class Functions {
    private final World world;
    private final TreeMap<String, LambdaFunction> byName = new TreeMap<>();
    private final Map<String, Long> numbers = new HashMap<>();

    /** A function, and the version that an address means. */
    record Found(LambdaFunction function, Edition edition) {}

    Functions(World world) {
        this.world = world;
    }

    Collection<LambdaFunction> all() {
        return byName.values();
    }

    boolean has(String name) {
        return byName.containsKey(name);
    }

    void add(LambdaFunction function) {
        byName.put(function.name(), function);
    }

    void remove(LambdaFunction function) {
        byName.remove(function.name());
    }

    /** The function of this name, whatever the qualifier. */
    LambdaFunction named(FunctionAddress address) {
        address.account().filter(id -> world.accounts().isAnother(id, world)).ifPresent(id -> {
            throw LambdaErrors.accessDenied("User: arn:aws:iam::" + world.account()
                    + ":root is not authorized to access this resource: arn:aws:lambda:" + world.region() + ":" + id
                    + ":function:" + address.resource());
        });
        return Optional.ofNullable(byName.get(address.name())).orElseThrow(() -> missing(address));
    }

    /** A function is made in no other account; AWS says so without a sentence. */
    void checkOwn(FunctionAddress address) {
        if (!address.account().orElse(world.account()).equals(world.account())) {
            throw new AwsError(
                    403,
                    "AccessDeniedException",
                    "",
                    JsonObject.of("Type", null).with("message", (Object) null));
        }
    }

    /** From an input that must mean the function itself. */
    LambdaFunction unqualified(JsonObject input) {
        return named(FunctionAddress.unqualified(input));
    }

    /** As {@link #unqualified(JsonObject)}; that the function is not there AWS says of a version of it. */
    LambdaFunction unqualified(JsonObject input, String version) {
        FunctionAddress address = FunctionAddress.unqualified(input);
        return named(new FunctionAddress(address.name(), Optional.of(version), address.account()));
    }

    /** The version that the address means; of an alias, the one that it points to first. */
    Found find(FunctionAddress address) {
        LambdaFunction function = named(address);
        Alias alias = function.aliases().get(address.version());
        String number = alias == null ? address.version() : alias.version();
        Edition edition = function.edition(number).orElseThrow(() -> missing(address));
        return new Found(function, edition);
    }

    /**
     * The version that a request to the address goes to now; of an alias with weights, the one that was drawn.
     *
     * @param drawn from 0 to 1
     */
    Target target(FunctionAddress address, double drawn) {
        LambdaFunction function = named(address.qualified());
        Alias alias = function.aliases().get(address.version());
        String number = alias == null ? invoked(function, address) : alias.pick(drawn);
        Edition edition = function.edition(number).orElseThrow(() -> missing(address));
        if (!edition.isInvocable()) {
            throw LambdaErrors.notNow("The function is currently in the following state: ActiveNonInvocable");
        }
        if (edition.readiness() != Edition.Readiness.UPDATING) {
            needSettled(function, edition);
        }
        return new Target(function, edition, arn(address));
    }

    /** Of a function on instances, whoever names no version means what was published last without a number. */
    private static String invoked(LambdaFunction function, FunctionAddress address) {
        boolean published = address.qualifier().isEmpty()
                && function.latest().runsOnInstances()
                && function.edition(FunctionAddress.LATEST_PUBLISHED).isPresent();
        return published ? FunctionAddress.LATEST_PUBLISHED : address.version();
    }

    /** Refuses a qualifier that is neither a version nor an alias. */
    void check(FunctionAddress address) {
        find(address);
    }

    /** Numbers go on where they ended, even after the function was deleted and created again. */
    String nextNumber(String name) {
        return String.valueOf(numbers.merge(name, 1L, Long::sum));
    }

    String arn(FunctionAddress address) {
        return world.arn("lambda", "function:" + address.resource());
    }

    String arn(LambdaFunction function) {
        return world.arn("lambda", "function:" + function.name());
    }

    String arn(LambdaFunction function, String qualifier) {
        return arn(function) + ":" + qualifier;
    }

    /** What AWS answers to a change while an earlier one is not done. */
    void needSettled(LambdaFunction function, Edition edition) {
        switch (edition.readiness()) {
            case CREATING -> throw LambdaErrors.notNow("The function is currently in the following state: Pending");
            case UPDATING -> throw LambdaErrors.notNow("An update is in progress for resource: " + arn(function));
            case FAILED -> throw LambdaErrors.notNow("The function is currently in the following state: Failed");
            case READY -> {
                // nothing moves
            }
        }
    }

    private RuntimeException missing(FunctionAddress address) {
        return LambdaErrors.functionNotFound(arn(address));
    }
}
