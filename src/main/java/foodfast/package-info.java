/**
 * Puts the house together: the REST application, the tables' migrations, readiness and metrics. It
 * may import anything but {@code local}, which alone imports it.
 */
package foodfast;
