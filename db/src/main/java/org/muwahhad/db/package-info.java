/**
 * The database: an embedded MariaDB server started from binaries on the class path, the address by
 * which any MariaDB or MySQL server is reached, and the migrations that give a schema its tables.
 */
@NullMarked
package org.muwahhad.db;

import org.jspecify.annotations.NullMarked;
