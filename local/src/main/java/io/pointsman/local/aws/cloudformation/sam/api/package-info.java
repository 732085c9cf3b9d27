@NullMarked
package io.pointsman.local.aws.cloudformation.sam.api;

import org.jspecify.annotations.NullMarked;
