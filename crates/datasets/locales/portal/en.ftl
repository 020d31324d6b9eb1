# Publication of datasets on a portal (udata).
right-datasets-portal = Publish datasets on data.gouv.fr, set the access up
event-datasets-portal-set = Access to a data portal set up
event-datasets-portal-removed = Access to a data portal removed
event-datasets-handed-over = Publication on a data portal confirmed
notice-datasets-portal-set = The portal is set up. Here is what would change there.
notice-datasets-portal-removed = The access is removed and its key forgotten. What is published on the portal stays there.
notice-datasets-handed-over = It is confirmed. Datasets leave one by one: come back to this page to see how it went.
effect-dataset-handed-over = Publication of a dataset on a portal
datasets-portal-title = Publish on data.gouv.fr
datasets-portal-lead = What would change on the portal, dataset by dataset. Nothing leaves without your confirmation.
datasets-portal-where = Portal: { $address } Organization: { $organization }
datasets-portal-deliveries = See the deliveries
datasets-portal-caption = Datasets published here
datasets-portal-dataset = Dataset
datasets-portal-files = Files
datasets-portal-what = What would be done
datasets-portal-last = Last publication
datasets-portal-what-create = Created
datasets-portal-what-update = Updated
datasets-portal-what-archive = Archived
datasets-portal-what-same = Unchanged
datasets-portal-never = Never
datasets-portal-nothing = Nothing has changed since the last publication: there is nothing to confirm.
datasets-portal-counts = Datasets created: { $created }. Updated: { $updated }. Archived: { $archived }.
datasets-portal-confirm = Confirm and publish
datasets-portal-changed = Something changed since this page was opened: read again what would be done, then confirm.
datasets-portal-none = No portal is set up.
datasets-portal-setting = Set the portal up
datasets-portal-organization = Identifier of the organization
datasets-portal-organization-hint = The end of the address of its page on the portal.
datasets-portal-organization-empty = Give the identifier of the organization.
datasets-portal-organization-wrong = An identifier has only letters without accents, digits and hyphens.
datasets-portal-key = API key
datasets-portal-key-hint = That of an account that may publish for this organization. It is sealed, and nobody reads it again.
datasets-portal-key-kept = Leave empty to keep the known key.
datasets-portal-key-empty = Give the API key of this portal.
datasets-portal-key-wrong = This key cannot be one.
datasets-portal-address = Address of the portal
datasets-portal-address-hint = Empty for www.data.gouv.fr; demo.data.gouv.fr to try.
datasets-portal-address-clear = The address must begin with https://. Without encryption, the key could be read on its way.
datasets-portal-save = Save
datasets-portal-remove = No longer publish on this portal
datasets-portal-remove-what = The key is forgotten. What is published on the portal stays there, and changes no more.
datasets-portal-remove-confirm = Remove the access
datasets-portal-trouble-key = The key is refused, or may not publish for this organization.
datasets-portal-trouble-missing = The portal does not know this organization, or the address is no portal’s.
datasets-portal-trouble-gone = This dataset is no longer on the portal: it would be created again.
datasets-portal-trouble-refused = The portal refuses what is said. Its answer:
datasets-portal-trouble-changed = It changed after your confirmation: read again and confirm again.
datasets-portal-trouble-unexpected = An answer that is not understood.
datasets-portal-waiting = { $n ->
    [one] One publication is under way or will be tried again.
   *[other] { $n } publications are under way or will be tried again.
 }
datasets-portal-parked = { $n ->
    [one] One publication is given up.
   *[other] { $n } publications are given up.
 }
