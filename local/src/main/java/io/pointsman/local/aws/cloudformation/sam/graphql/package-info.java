@NullMarked
package io.pointsman.local.aws.cloudformation.sam.graphql;

import org.jspecify.annotations.NullMarked;
