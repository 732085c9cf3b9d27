package io.pointsman.local.acceptance.ground;

import io.pointsman.local.play.PlayFailure;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sts.model.GetCallerIdentityResponse;

/**
 * A second account of the user's, which is released into.
 *
 * @param id of the account
 * @param partition of AWS that it belongs to
 */
public record OtherAccount(Reach reach, AccountClients aws, String id, String partition) implements AutoCloseable {
    /** Asks both who they are; throws {@link PlayFailure} where one does not answer, and where they are one account. */
    public static OtherAccount of(Reach home, Reach other) {
        AccountClients aws = other.clients();
        try (AccountClients first = home.clients()) {
            GetCallerIdentityResponse there = caller(aws, other);
            String id = there.account();
            PlayFailure.unless(
                    !id.equals(caller(first, home).account()),
                    other.user() + " belongs to account " + id
                            + ", from which the run releases; name a profile of another" + " account");
            return new OtherAccount(other, aws, id, there.arn().split(":", 3)[1]);
        } catch (PlayFailure e) {
            aws.close();
            throw e;
        }
    }

    private static GetCallerIdentityResponse caller(AccountClients aws, Reach reach) {
        try {
            return aws.sts().getCallerIdentity();
        } catch (SdkException e) {
            throw new PlayFailure(
                    reach.user() + " could not be asked for its account; look at its credentials: " + e.getMessage());
        }
    }

    /** The ARN of a role there. */
    public String role(String name) {
        return "arn:" + partition + ":iam::" + id + ":role/" + name;
    }

    @Override
    public void close() {
        aws.close();
    }
}
