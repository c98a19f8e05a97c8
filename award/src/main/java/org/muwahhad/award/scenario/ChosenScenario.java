package org.muwahhad.award.scenario;

import static io.micronaut.data.annotation.Relation.Kind.EMBEDDED;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Relation;
import java.time.Instant;
import org.muwahhad.shared.Bilingual;

/**
 * Which scenario a recommendation was made from. The instant is UTC.
 *
 * @param deviations lots recommended otherwise than in the scenario
 */
@Introspected
@MappedEntity("scenario_choice")
public record ChosenScenario(
    @Id long decisionId,
    int number,
    String reason,
    int deviations,
    Instant chosenAt,
    @Relation(EMBEDDED) Bilingual chooser) {}
