@NullMarked
package io.pointsman.endpoint.cloudformation.sam.graphql;

import org.jspecify.annotations.NullMarked;
