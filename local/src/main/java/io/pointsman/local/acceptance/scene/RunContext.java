package io.pointsman.local.acceptance.scene;

import io.pointsman.local.acceptance.ground.AcceptanceName;
import io.pointsman.local.acceptance.ground.AccountClients;
import io.pointsman.local.acceptance.ground.OtherAccount;
import io.pointsman.local.acceptance.ground.Reach;
import io.pointsman.local.acceptance.ledger.Ledger;
import io.pointsman.local.play.Console;
import io.pointsman.local.play.Watch;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What every part of a run works with.
 *
 * @param home the project's folder
 * @param other which is released into as well
 */
public record RunContext(
        AccountClients aws,
        Reach reach,
        AcceptanceName name,
        Ledger ledger,
        Watch watch,
        Console console,
        Path home,
        Optional<OtherAccount> other) {
    /** The same run at work in that account. */
    RunContext in(OtherAccount account) {
        return new RunContext(
                account.aws(), account.reach(), name, ledger.in(account.id()), watch, console, home, Optional.empty());
    }
}
