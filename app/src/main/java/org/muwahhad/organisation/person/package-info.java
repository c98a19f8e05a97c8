/** People, their roles and accounts, as administrators and they themselves see to them. */
@NullMarked
package org.muwahhad.organisation.person;

import org.jspecify.annotations.NullMarked;
