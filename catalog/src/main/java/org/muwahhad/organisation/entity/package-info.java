/** Procuring entities of the states and their delivery sites. */
@NullMarked
package org.muwahhad.organisation.entity;

import org.jspecify.annotations.NullMarked;
