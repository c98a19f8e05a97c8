/** Tests of the database, and the fixtures by which the other modules' tests reach one. */
@NullMarked
package org.muwahhad.db;

import org.jspecify.annotations.NullMarked;
