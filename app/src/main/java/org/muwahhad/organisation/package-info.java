/**
 * Who takes part: member states with their holidays and exchange rates, procuring entities and
 * their delivery sites, suppliers, and the accounts of people.
 */
@NullMarked
package org.muwahhad.organisation;

import org.jspecify.annotations.NullMarked;
