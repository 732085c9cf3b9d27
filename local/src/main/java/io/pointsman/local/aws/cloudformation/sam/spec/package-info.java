@NullMarked
package io.pointsman.local.aws.cloudformation.sam.spec;

import org.jspecify.annotations.NullMarked;
