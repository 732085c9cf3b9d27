package io.pointsman.local.acceptance.ground;

import io.pointsman.local.play.PlayFailure;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.sts.model.Credentials;

/**
 * The AWS of a run.
 *
 * @param endpoint empty: an account of AWS
 * @param profile of the user's AWS configuration; empty: the default credentials
 * @param key the access key at an endpoint, where no profile has one
 */
public record Reach(Optional<URI> endpoint, Optional<String> profile, String region, String key) {
    private static final String APIS = "/_apis/";
    private static final String USUAL_KEY = "acceptance";

    public Reach(Optional<URI> endpoint, Optional<String> profile, String region) {
        this(endpoint, profile, region, USUAL_KEY);
    }

    /** The same AWS with other credentials. */
    public Reach by(String otherProfile) {
        return new Reach(endpoint, Optional.of(otherProfile), region);
    }

    /** An endpoint's account of that id. */
    public Reach in(String account) {
        return new Reach(endpoint, Optional.empty(), region, account);
    }

    /** Throws {@link PlayFailure} where nobody has credentials for it. What they are good for is not asked. */
    public void checkCredentials() {
        try {
            AccountClients.credentials(this).resolveCredentials();
        } catch (SdkClientException e) {
            throw new PlayFailure(user() + " has no credentials that can be used: " + e.getMessage());
        }
    }

    /** As whom it is reached. */
    String user() {
        return profile.map(name -> "profile " + name).orElse(endpoint.isEmpty() ? "the default profile" : key);
    }

    public AccountClients clients() {
        return AccountClients.of(this, AccountClients.credentials(this));
    }

    /** The clients of a session. */
    public AccountClients clients(Credentials session) {
        return AccountClients.of(
                this,
                StaticCredentialsProvider.create(AwsSessionCredentials.create(
                        session.accessKeyId(), session.secretAccessKey(), session.sessionToken())));
    }

    /** Whether somebody is sent a bill for it. */
    public boolean costs() {
        return endpoint.isEmpty();
    }

    /** Where customers call an API: its address in AWS, or where an endpoint has it. */
    public URI page(URI address) {
        return endpoint.map(own -> URI.create(withoutSlash(own) + APIS + api(address) + address.getPath()))
                .orElse(address);
    }

    /** How long to wait between two questions. */
    public Duration between() {
        return costs() ? Duration.ofSeconds(5) : Duration.ofMillis(100);
    }

    /** By how much longer everything may take. */
    public int stretch() {
        return costs() ? 8 : 2;
    }

    public String described() {
        return endpoint.map(uri -> "the endpoint " + uri).orElse("AWS") + ", Region " + region;
    }

    private static String api(URI address) {
        return address.getHost().substring(0, address.getHost().indexOf('.'));
    }

    private static String withoutSlash(URI uri) {
        String text = uri.toString();
        return text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
    }
}
