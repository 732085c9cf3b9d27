package io.pointsman.local.acceptance.question;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.pointsman.endpoint.open.OpenQuestion;
import io.pointsman.local.acceptance.AccountOnEndpoint;
import io.pointsman.local.acceptance.ground.AcceptanceName;
import io.pointsman.local.acceptance.ground.Interruption;
import io.pointsman.local.acceptance.ledger.Ledger;
import io.pointsman.local.acceptance.scene.RunContext;
import io.pointsman.local.play.Console;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OldSecretTest {
    private final AccountOnEndpoint account = new AccountOnEndpoint();
    private final AcceptanceName name = AcceptanceName.drawn();

    @AfterEach
    void close() {
        account.close();
    }

    private String answer() {
        RunContext stage = new RunContext(
                account.aws,
                account.reach,
                name,
                Ledger.begin(account.aws, AccountOnEndpoint.REGION, name, new Interruption()),
                AccountOnEndpoint.watch(),
                new Console(new PrintStream(OutputStream.nullOutputStream())),
                Path.of("."),
                Optional.empty());
        return new OldSecret(stage).answer();
    }

    @Test
    void a_change_set_that_hides_what_was_is_told_from_one_that_does_not() {
        assertEquals("no", answer());
    }

    @Test
    void and_one_that_shows_it_is_seen() {
        account.endpoint.world().readings().otherwise(List.of(OpenQuestion.OLD_SECRET));
        assertEquals("yes", answer());
    }
}
