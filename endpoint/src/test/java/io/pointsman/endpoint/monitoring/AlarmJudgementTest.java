package io.pointsman.endpoint.monitoring;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The rows of AWS's page "How alarm state is evaluated when data is missing"; {@code keep} is "Retain current state". */
class AlarmJudgementTest {
    @ParameterizedTest
    @CsvSource({
        "3, 0-X-X, OK, OK, OK, OK",
        "3, 0----, OK, OK, OK, OK",
        "3, -----, INSUFFICIENT_DATA, keep, ALARM, OK",
        "3, 0XX-X, ALARM, ALARM, ALARM, ALARM",
        "3, ----X, INSUFFICIENT_DATA, keep, ALARM, OK",
        "3, X----, ALARM, keep, ALARM, OK",
        "2, 0-X-X, ALARM, ALARM, ALARM, ALARM",
        "2, 00X0X, ALARM, ALARM, ALARM, ALARM",
        "2, 0-X--, OK, OK, ALARM, OK",
        "2, ----0, OK, OK, ALARM, OK",
        "2, ----X, INSUFFICIENT_DATA, keep, ALARM, OK",
    })
    void a_row_of_the_page(
            int datapoints, String points, String missing, String ignore, String breaching, String notBreaching) {
        assertEquals(missing, judged(datapoints, points, "missing"));
        assertEquals(ignore, judged(datapoints, points, "ignore"));
        assertEquals(breaching, judged(datapoints, points, "breaching"));
        assertEquals(notBreaching, judged(datapoints, points, "notBreaching"));
    }

    private static String judged(int datapoints, String points, String missing) {
        return new AlarmJudgement(3, datapoints, missing)
                .of(points.chars()
                        .mapToObj(point -> point == '-' ? Optional.<Boolean>empty() : Optional.of(point == 'X'))
                        .toList())
                .map(Enum::name)
                .orElse("keep");
    }
}
