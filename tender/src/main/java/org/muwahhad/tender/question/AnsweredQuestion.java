package org.muwahhad.tender.question;

import static io.micronaut.data.annotation.Relation.Kind.EMBEDDED;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Relation;
import java.time.Instant;
import org.muwahhad.shared.Bilingual;

/**
 * A question with its answer as everybody reads them. Who asked is not in it, nor anything that
 * came from the asker unread.
 *
 * @param number among the answers of the tender, in the order in which they were given
 * @param answeredAt UTC
 */
@Introspected
@MappedEntity("tender_question")
public record AnsweredQuestion(
    @Id int number,
    @Relation(EMBEDDED) Bilingual question,
    @Relation(EMBEDDED) Bilingual answer,
    Instant answeredAt) {}
