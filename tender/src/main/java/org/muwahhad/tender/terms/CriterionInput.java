package org.muwahhad.tender.terms;

import io.micronaut.core.annotation.Introspected;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.muwahhad.tender.CriterionKind;

/**
 * A criterion as a buyer states it.
 *
 * @param code short code shown in tables, unique in the tender
 * @param weight percent of the technical score; none for administrative criteria
 */
@Introspected
public record CriterionInput(
    CriterionKind kind, String code, String nameAr, String nameEn, @Nullable BigDecimal weight) {}
