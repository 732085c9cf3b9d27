package io.pointsman.endpoint;

import io.pointsman.endpoint.session.SessionPolicy;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Credentials that the endpoint itself handed out for a narrow purpose. Any other access key is the account's administrator: the
 * endpoint checks who may reach an artifact, not signatures.
 */
public final class Identities {
    private final Map<String, Grant> grants = new ConcurrentHashMap<>();
    private final Map<String, String> sessions = new ConcurrentHashMap<>();
    private final Map<String, SessionPolicy> policies = new ConcurrentHashMap<>();
    private final Map<String, String> accounts = new ConcurrentHashMap<>();

    /**
     * What session credentials may do in S3.
     *
     * @param readable {@code bucket/key} that may be read
     * @param writable {@code bucket/key} that may be written
     */
    public record Grant(Set<String> readable, Set<String> writable, Instant expires) {}

    /** @param arn of the session, {@code arn:aws:sts::ACCOUNT:assumed-role/ROLE/SESSION} */
    public void session(String accessKeyId, String arn) {
        sessions.put(accessKeyId, arn);
    }

    /** @param accessKeyId that a service hands out for work in an account, without a role */
    public void account(String accessKeyId, String account) {
        accounts.put(accessKeyId, account);
    }

    /** Of the session that calls, or of whom a service has handed a key out to. */
    Optional<String> account(Caller caller) {
        return session(caller)
                .map(arn -> Arn.need(arn).account())
                .or(() -> Optional.ofNullable(accounts.get(caller.accessKeyId())));
    }

    /** Of the session that calls; empty for anybody else. */
    public Optional<String> session(Caller caller) {
        return Optional.ofNullable(sessions.get(caller.accessKeyId()));
    }

    /** What a session may do at most. */
    public void policy(String accessKeyId, SessionPolicy policy) {
        policies.put(accessKeyId, policy);
    }

    /** Empty: whatever there is. */
    public Optional<SessionPolicy> policy(Caller caller) {
        return Optional.ofNullable(policies.get(caller.accessKeyId()));
    }

    public void grant(String accessKeyId, Grant grant) {
        grants.put(accessKeyId, grant);
    }

    public boolean mayRead(Caller caller, String bucket, String key, Instant now) {
        Grant grant = grants.get(caller.accessKeyId());
        return grant == null
                || (now.isBefore(grant.expires()) && grant.readable().contains(bucket + "/" + key));
    }

    public boolean mayWrite(Caller caller, String bucket, String key, Instant now) {
        Grant grant = grants.get(caller.accessKeyId());
        return grant == null
                || (now.isBefore(grant.expires()) && grant.writable().contains(bucket + "/" + key));
    }

    /** Whether these are narrow credentials whose time is over. */
    public boolean isExpired(Caller caller, Instant now) {
        Grant grant = grants.get(caller.accessKeyId());
        return grant != null && !now.isBefore(grant.expires());
    }

    /** Whether these are narrow credentials: they reach S3 objects and nothing else. */
    public boolean isNarrow(Caller caller) {
        return grants.containsKey(caller.accessKeyId());
    }
}
