@NullMarked
package io.pointsman.local.aws.cloudformation.sam.connector;

import org.jspecify.annotations.NullMarked;
