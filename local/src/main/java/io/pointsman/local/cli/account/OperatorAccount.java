package io.pointsman.local.cli.account;

import io.pointsman.local.acceptance.ground.AccountClients;
import io.pointsman.local.acceptance.ground.Reach;
import io.pointsman.local.operator.AccountReading;
import io.pointsman.local.operator.AwsAccountReading;
import io.pointsman.local.operator.InstalledStack;
import io.pointsman.local.operator.ReleaseBook;
import io.pointsman.local.operator.S3ReleaseBook;
import io.pointsman.local.operator.StandingReader;
import java.time.InstantSource;
import java.util.Optional;

/** The account that a command works on. */
final class OperatorAccount implements AutoCloseable {
    private final Reach reach;
    private final AccountClients clients;
    private final InstalledStack installed;
    private final String bucket;

    OperatorAccount(Reach reach, AccountClients clients, String installation, Optional<String> bucket) {
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

    AccountReading reading() {
        return new AwsAccountReading(clients, bucket);
    }

    StandingReader reader() {
        return new StandingReader(reach.region(), book(), reading(), InstantSource.system());
    }

    @Override
    public void close() {
        clients.close();
    }
}
