package io.pointsman.local.operator.deed;

import io.pointsman.json.Json;
import io.pointsman.json.JsonObject;
import io.pointsman.json.JsonTrouble;
import io.pointsman.local.operator.ExitCode;
import io.pointsman.local.operator.OperatorTrouble;
import io.pointsman.local.operator.SafeText;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Calls {@code shift} by hand until it has its verdict: each call gives a token to go on with. */
public final class ShiftCalls {
    private final FunctionCall call;

    /** The function of {@code shift}. */
    public interface FunctionCall {
        /**
         * @param failed the function itself failed
         * @param payload what it returned
         */
        record Answer(boolean failed, String payload) {}

        Answer answer(String event);
    }

    /**
     * How it ended.
     *
     * @param succeeded every function is where it was wanted
     * @param said in its words
     */
    public record Answered(boolean succeeded, List<String> said) {}

    public ShiftCalls(FunctionCall call) {
        this.call = call;
    }

    /** @param progress hears what it is at */
    public Answered toItsEnd(ManualShift shift, Consumer<String> progress) {
        Optional<String> token = Optional.empty();
        while (true) {
            JsonObject result = result(shift, call.answer(shift.event(token)));
            String status = result.text("status").orElse("");
            if (!status.equals("InProgress")) {
                return new Answered(status.equals("Succeeded"), said(result));
            }
            result.text("message").map(SafeText::line).ifPresent(progress);
            token = Optional.of(result.needText("continuationToken"));
        }
    }

    private static List<String> said(JsonObject result) {
        return SafeText.lines(result.text("message")
                .or(() -> result.objectOrEmpty("outputs").text("Summary"))
                .orElse(""));
    }

    private static JsonObject result(ManualShift shift, FunctionCall.Answer answer) {
        try {
            if (!answer.failed()) {
                return Json.object(answer.payload());
            }
        } catch (JsonTrouble e) {
            throw failed(shift, String.valueOf(e.getMessage()));
        }
        throw failed(shift, answer.payload());
    }

    private static OperatorTrouble failed(ManualShift shift, String why) {
        return new OperatorTrouble(
                ExitCode.FAILED,
                "function " + shift.function() + " failed: " + SafeText.line(why) + ". Its log says more: /aws/lambda/"
                        + shift.function() + ". How far it came: pointsman status " + shift.stack());
    }
}
