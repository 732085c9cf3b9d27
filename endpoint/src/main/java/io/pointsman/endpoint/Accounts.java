package io.pointsman.endpoint;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The accounts of one endpoint: the one that it was made with, and any other whose id somebody gives as access key. They have clock, lock
 * and Region in common, and the names of buckets; everything else is an account's own.
 *
 * <p>A session of a role works in the account of the role, if that is there, and else in the endpoint's first: a role of an account that
 * nobody has come from may be a name and nothing else.
 */
public final class Accounts {
    private static final Pattern ID = Pattern.compile("\\d{12}");

    private final World first;
    private final Map<String, World> all = new ConcurrentHashMap<>();
    private final Map<String, World> bucketOwners = new ConcurrentHashMap<>();
    private transient Function<String, World> making;

    Accounts(World first) {
        this.first = first;
        this.making = id -> first;
        all.put(first.account(), first);
    }

    /** @param services puts its services into a new account; without this there is one account */
    public void open(Consumer<World> services) {
        making = id -> {
            World beside = first.beside(id);
            services.accept(beside);
            return beside;
        };
    }

    /** That account is there from now on. */
    public void open(String id) {
        all.computeIfAbsent(id, making);
    }

    /** Where a caller's calls go. */
    public World of(Caller caller) {
        String key = caller.accessKeyId();
        return ID.matcher(key).matches()
                ? all.computeIfAbsent(key, making)
                : all.getOrDefault(first.identities().account(caller).orElse(first.account()), first);
    }

    /** All that are there, the first one first. */
    public List<World> all() {
        return Stream.concat(Stream.of(first), all.values().stream().filter(one -> one != first))
                .distinct()
                .toList();
    }

    /** Whether that is the id of an account that is there and is not this one. */
    public boolean isAnother(String id, World one) {
        return !id.equals(one.account()) && all.containsKey(id);
    }

    /** The account that an ARN names, where that is there and is not this one. */
    public Optional<String> otherIn(String arn, World one) {
        return Arn.of(arn).map(Arn::account).filter(id -> isAnother(id, one));
    }

    /** Whose bucket that is; a name is one bucket's in all accounts. */
    public Optional<World> ownerOf(String bucket) {
        return Optional.ofNullable(bucketOwners.get(bucket));
    }

    public void bucketMade(String bucket, World owner) {
        bucketOwners.put(bucket, owner);
    }

    public void bucketGone(String bucket) {
        bucketOwners.remove(bucket);
    }
}
