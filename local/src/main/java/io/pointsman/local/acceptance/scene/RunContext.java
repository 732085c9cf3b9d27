package io.pointsman.local.acceptance.scene;

import io.pointsman.local.acceptance.ground.AcceptanceName;
import io.pointsman.local.acceptance.ground.AccountClients;
import io.pointsman.local.acceptance.ground.Reach;
import io.pointsman.local.acceptance.ledger.Ledger;
import io.pointsman.local.play.Console;
import io.pointsman.local.play.Watch;
import java.nio.file.Path;

/**
 * What every part of a run works with.
 *
 * @param home the project's folder
 */
public record RunContext(
        AccountClients aws, Reach reach, AcceptanceName name, Ledger ledger, Watch watch, Console console, Path home) {}
