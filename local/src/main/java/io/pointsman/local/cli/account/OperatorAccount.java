package io.pointsman.local.cli.account;

import io.pointsman.local.acceptance.ground.AccountClients;
import io.pointsman.local.acceptance.ground.Reach;
import io.pointsman.local.operator.AccountReading;
import io.pointsman.local.operator.AwsAccountReading;
import io.pointsman.local.operator.InstalledStack;
import io.pointsman.local.operator.RecordedStack;
import io.pointsman.local.operator.ReleaseBook;
import io.pointsman.local.operator.S3ReleaseBook;
import io.pointsman.local.operator.StackClients;
import io.pointsman.local.operator.StandingReader;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The account that a command works on. */
final class OperatorAccount implements AutoCloseable {
    private final Reach reach;
    private final AccountClients clients;
    private final InstalledStack installed;
    private final Optional<String> stackProfile;
    private final String bucket;
    private final Map<RecordedStack, AccountClients> elsewhere = new HashMap<>();

    /** @param stackProfile whose credentials are for the account of a stack elsewhere */
    OperatorAccount(
            Reach reach,
            AccountClients clients,
            String installation,
            Optional<String> bucket,
            Optional<String> stackProfile) {
        this.stackProfile = stackProfile;
        this.reach = reach;
        this.clients = clients;
        this.installed = new InstalledStack(clients.cloudFormation(), installation);
        this.bucket = bucket.orElseGet(installed::bucket);
    }

    AccountClients clients() {
        return clients;
    }

    InstalledStack installed() {
        return installed;
    }

    String bucket() {
        return bucket;
    }

    ReleaseBook book() {
        return new S3ReleaseBook(clients.s3(), bucket);
    }

    /** The clients of where a stack is. */
    StackClients there(RecordedStack stack) {
        if (stack.account().isEmpty() && stack.region().isEmpty()) {
            return StackClients.checked(stack, clients);
        }
        return StackClients.checked(
                stack, elsewhere.computeIfAbsent(stack, one -> reach(one).clients()));
    }

    private Reach reach(RecordedStack stack) {
        Reach of = new Reach(
                reach.endpoint(),
                stackProfile.or(reach::profile),
                stack.region().orElse(reach.region()),
                reach.key());
        boolean isOnEndpoint = of.endpoint().isPresent() && of.profile().isEmpty();
        return isOnEndpoint ? stack.account().map(of::in).orElse(of) : of;
    }

    AccountReading reading() {
        return new AwsAccountReading(clients, bucket);
    }

    StandingReader reader() {
        return new StandingReader(reach.region(), book(), reading(), InstantSource.system());
    }

    StandingReader reader(RecordedStack stack) {
        return new StandingReader(
                stack.region().orElse(reach.region()),
                book(),
                new AwsAccountReading(clients, there(stack), bucket),
                InstantSource.system(),
                reach.endpoint().isEmpty() && stack.name().equals(stack.stack()));
    }

    @Override
    public void close() {
        clients.close();
        elsewhere.values().forEach(AccountClients::close);
    }
}
