@NullMarked
package io.pointsman.endpoint.cloudformation.sam.workflow;

import org.jspecify.annotations.NullMarked;
