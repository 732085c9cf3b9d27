@NullMarked
package io.pointsman.endpoint.customers;

import org.jspecify.annotations.NullMarked;
