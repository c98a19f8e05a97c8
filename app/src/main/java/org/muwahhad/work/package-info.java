/** Work that any node takes up: queues in the tables that people see it in. */
@NullMarked
package org.muwahhad.work;

import org.jspecify.annotations.NullMarked;
