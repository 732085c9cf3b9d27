package io.pointsman.endpoint.apigateway;

import io.pointsman.endpoint.Operation;
import io.pointsman.endpoint.Service;
import io.pointsman.endpoint.World;
import io.pointsman.endpoint.http.WebDoor;
import java.util.Map;

/** Amazon API Gateway: REST APIs, and the door to APIs of both kinds. Templates make them; over the wire their stages are read. */
public final class RestApiService implements Service {
    private final Map<String, Operation> operations;
    private final Map<String, WebDoor> doors;
    private final Service httpApis;

    public RestApiService(World world) {
        Apis apis = new Apis();
        httpApis = new HttpApiService(apis, world.clock());
        doors = Map.of("_apis", new ApiDoor(world, apis));
        operations = new RestApiOperations(apis, world.clock()).table();
    }

    @Override
    public String signingName() {
        return "apigateway";
    }

    @Override
    public Protocol protocol() {
        return Protocol.API_GATEWAY_REST;
    }

    @Override
    public Map<String, Operation> operations() {
        return operations;
    }

    @Override
    public Map<String, WebDoor> doors() {
        return doors;
    }

    /** The other kind, which has operations of the same names. */
    public Service httpApis() {
        return httpApis;
    }
}
