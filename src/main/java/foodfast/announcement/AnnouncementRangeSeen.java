package foodfast.announcement;

import java.util.UUID;

/**
 * All between these positions that is for this person stands on a page of theirs, or was read.
 *
 * @param from the lowest position, which belongs to it, as does the highest
 */
public record AnnouncementRangeSeen(UUID account, long from, long upTo) {}
