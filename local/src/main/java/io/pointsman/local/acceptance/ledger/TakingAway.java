package io.pointsman.local.acceptance.ledger;

import io.pointsman.local.acceptance.ground.AcceptanceName;
import io.pointsman.local.acceptance.ground.AccountClients;
import io.pointsman.local.acceptance.ground.OtherAccount;
import io.pointsman.local.play.PlayFailure;
import io.pointsman.local.play.Watch;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import software.amazon.awssdk.core.exception.SdkException;

/** Takes away what a run has made, the last thing first. May be done again and again: what is gone is left alone. */
public final class TakingAway {
    private final AcceptanceName name;
    private final Ledger ledger;
    private final Consumer<String> tell;
    private final Removal here;
    private final Optional<OtherAccount> other;
    private final Optional<Removal> there;
    private final List<String> left = new ArrayList<>();

    /** @param tell hears a line for each thing that is taken away */
    public TakingAway(
            AccountClients aws, Optional<OtherAccount> other, AcceptanceName name, Watch watch, Consumer<String> tell) {
        this.name = name;
        this.ledger = Ledger.of(aws, name);
        this.tell = tell;
        this.here = new Removal(aws, watch, ledger);
        this.other = other;
        this.there = other.map(account -> new Removal(account.aws(), watch, ledger.in(account.id())));
    }

    /** What is still there, and why; empty when nothing is. */
    public List<String> all() {
        if (!ledger.exists()) {
            return List.of();
        }
        ledger.lastFirst().forEach(this::guarded);
        if (left.isEmpty()) {
            guarded(new LedgerEntry(LedgerEntry.Kind.BUCKET, name.bucket()));
        }
        return List.copyOf(left);
    }

    /** One that stays must not keep the others. */
    private void guarded(LedgerEntry made) {
        if (!made.isOf(name)) {
            left.add(made.line() + ": it does not bear the name of this run, so it was left alone; look who wrote s3://"
                    + name.bucket() + "/ledger/");
            return;
        }
        Optional<Removal> removal = where(made);
        if (removal.isEmpty()) {
            left.add(made.line() + ": give --other-profile with a profile of that account");
            return;
        }
        try {
            if (removal.get().remove(made)) {
                tell.accept(made.line());
            }
        } catch (SdkException | PlayFailure e) {
            left.add(made.line() + ": " + e.getMessage());
        }
    }

    /** Empty where it lies in an account that the user has not named. */
    private Optional<Removal> where(LedgerEntry made) {
        return made.account().isEmpty()
                ? Optional.of(here)
                : there.filter(removal -> other.map(OtherAccount::id).equals(made.account()));
    }
}
