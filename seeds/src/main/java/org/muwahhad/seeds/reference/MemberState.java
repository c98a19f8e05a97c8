package org.muwahhad.seeds.reference;

import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.ZoneId;
import java.util.List;
import org.muwahhad.seeds.Bilingual;

/**
 * A member state of the Gulf Cooperation Council.
 *
 * @param code ISO 3166-1 alpha-2 code
 * @param currency ISO 4217 code of its currency
 * @param vatPercent standard rate of value added tax; 0 where none is levied
 * @param weekend its weekly days of rest
 */
public record MemberState(
    String code,
    Bilingual name,
    Bilingual officialName,
    String currency,
    BigDecimal vatPercent,
    List<DayOfWeek> weekend,
    ZoneId zone) {}
