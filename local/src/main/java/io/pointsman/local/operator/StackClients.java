package io.pointsman.local.operator;

import io.pointsman.engine.Refusal;
import io.pointsman.engine.Unavailable;
import io.pointsman.local.acceptance.ground.AccountClients;
import io.pointsman.runtime.SdkTrouble;
import java.util.function.Function;

/**
 * The clients of the account and the Region that a stack is in.
 *
 * @param clients or why there are none: another account's stack of the same name must not be taken for it
 */
public record StackClients(Looked<AccountClients> clients) {
    static StackClients of(AccountClients clients) {
        return new StackClients(Looked.known(clients));
    }

    /** Those of credentials that are for the account of the stack, and none of others. */
    public static StackClients checked(RecordedStack stack, AccountClients clients) {
        if (stack.account().isEmpty()) {
            return of(clients);
        }
        String wanted = stack.account().get();
        try {
            String account = SdkTrouble.asking(
                    "sts:GetCallerIdentity",
                    () -> clients.sts().getCallerIdentity().account());
            return account.equals(wanted)
                    ? of(clients)
                    : new StackClients(Looked.unknown("stack " + stack.stack() + " is in account " + wanted
                            + ", and these credentials are for " + account + ": --stack-profile NAME names others"));
        } catch (Refusal | Unavailable e) {
            return new StackClients(Looked.unknown(String.valueOf(e.getMessage())));
        }
    }

    /** @param what of messages */
    public <T> Looked<T> ask(String what, Function<AccountClients, T> question) {
        return switch (clients) {
            case Looked.Unknown<AccountClients>(String reason) -> Looked.unknown(reason);
            case Looked.Known<AccountClients>(AccountClients there) -> {
                try {
                    yield Looked.known(SdkTrouble.asking(what, () -> question.apply(there)));
                } catch (Refusal | Unavailable e) {
                    yield Looked.unknown(String.valueOf(e.getMessage()));
                }
            }
        };
    }

    /** An {@link OperatorTrouble} where there are none. */
    public AccountClients need() {
        return clients.value()
                .orElseThrow(() -> new OperatorTrouble(
                        ExitCode.DENIED, clients.why().orElse("there are no credentials for the stack")));
    }
}
