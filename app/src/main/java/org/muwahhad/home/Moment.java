package org.muwahhad.home;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;

/** When something was last done (UTC), with a figure that belongs to it. */
@Introspected
@MappedEntity("audit_entry")
record Moment(@Id long id, Instant at, long count) {}
