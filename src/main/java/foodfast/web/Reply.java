package foodfast.web;

import java.net.URI;

/**
 * What a creating door answers, kept so that a repeated request hears the same.
 *
 * @param location where the created thing is, or null
 */
public record Reply(int status, URI location, Object body) {}
