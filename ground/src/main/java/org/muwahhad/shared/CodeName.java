package org.muwahhad.shared;

import static io.micronaut.data.annotation.Relation.Kind.EMBEDDED;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Relation;

/**
 * The code of a state or a category with its name, read from the columns {@code code}, {@code
 * name_ar} and {@code name_en} of whichever table.
 */
@Introspected
@MappedEntity("member_state")
public record CodeName(@Id String code, @Relation(EMBEDDED) Bilingual name) {}
