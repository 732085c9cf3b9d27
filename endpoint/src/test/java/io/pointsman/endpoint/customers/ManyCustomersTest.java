package io.pointsman.endpoint.customers;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** Many customers at once. */
final class ManyCustomersTest {
    private static final int CUSTOMERS = 8;
    private static final int REQUESTS = 50;

    @Test
    void customers_who_come_at_once_all_hear_an_answer_and_each_is_in_the_journal() throws Exception {
        try (CustomerPlace place = new CustomerPlace();
                ExecutorService customers = Executors.newFixedThreadPool(CUSTOMERS)) {
            place.deploy("""
                Api: {Type: AWS::ApiGatewayV2::Api, Properties: {Name: shop, ProtocolType: HTTP, Target: !Ref Live}}
                P:
                  Type: AWS::Lambda::Permission
                  Properties: {Action: lambda:InvokeFunction, FunctionName: !Ref Live, Principal: apigateway.amazonaws.com}
                """);
            String path = "/_apis/" + place.id("Api") + "/orders";
            Callable<List<Integer>> visit = () -> {
                List<Integer> heard = new ArrayList<>();
                for (int request = 0; request < REQUESTS; request++) {
                    heard.add(place.get(path).statusCode());
                }
                return heard;
            };
            List<Integer> all = new ArrayList<>();
            for (Future<List<Integer>> one : customers.invokeAll(Collections.nCopies(CUSTOMERS, visit))) {
                all.addAll(one.get());
            }
            assertEquals(Collections.nCopies(CUSTOMERS * REQUESTS, 200), all);
            assertEquals(CUSTOMERS * REQUESTS, place.calls().size());
        }
    }
}
