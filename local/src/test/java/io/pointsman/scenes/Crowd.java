package io.pointsman.scenes;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Customers who ask an API, and what they were answered though no release had let it in. */
final class Crowd implements AutoCloseable {
    private final HttpClient http = HttpClient.newHttpClient();

    /** What is not as it should be: the code that answered, or the failure. */
    final List<String> strays = new ArrayList<>();

    int asked;

    /** @param isLetIn the code that answered, by its name */
    void ask(URI page, int times, Predicate<String> isLetIn) {
        for (int i = 0; i < times; i++) {
            asked++;
            String answer = answer(page);
            if (!isLetIn.test(answer)) {
                strays.add(answer);
            }
        }
    }

    private String answer(URI page) {
        try {
            HttpResponse<String> answer =
                    http.send(HttpRequest.newBuilder(page).build(), HttpResponse.BodyHandlers.ofString());
            return answer.statusCode() == 200 ? answer.body() : answer.statusCode() + " " + answer.body();
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        http.close();
    }
}
