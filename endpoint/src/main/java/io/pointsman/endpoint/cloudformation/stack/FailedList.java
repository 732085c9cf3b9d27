package io.pointsman.endpoint.cloudformation.stack;

import java.util.List;

/** How a stack's status reason names the resources that failed. */
record FailedList(Stack stack, List<String> ids) {
    String said() {
        return said("create", ResourceStatus.CREATE_FAILED) + said("update", ResourceStatus.UPDATE_FAILED);
    }

    private String said(String verb, ResourceStatus status) {
        List<String> those = ids.stream()
                .filter(id -> stack.resource(id)
                        .filter(resource -> resource.status() == status)
                        .isPresent())
                .toList();
        return those.isEmpty()
                ? ""
                : "The following resource(s) failed to " + verb + ": [" + String.join(", ", those) + "]. ";
    }
}
