# Requirements: what adopted texts ask of projects, and what projects do about it.

requirements-navigation = Requirements
requirements-title = Requirements
requirements-lead = What adopted texts ask of projects, and how each project answers.
requirements-none = No requirement yet. From the page of an adopted text, mark the passages that bind the projects to come.
requirements-filter = Show
requirements-feed = Requirements and projects – { $body }
requirements-feed-entry = { $project }: { $standing }

## Rights
right-requirements-mark = Mark a requirement in an adopted text, note that its passage has changed
right-requirements-attach = Attach a project to a requirement
right-requirements-conclude = Say how a project answers a requirement
right-requirements-remind = Send reminders of requirements to examine

## Subjects and journal
subject-requirement = Requirement
subject-examination = Requirement in a project
event-requirements-marked = Requirement marked
event-requirements-changed = The requirement’s description changed
event-requirements-attached = The requirement concerns this project
event-requirements-concluded = The project’s answer
event-requirements-passage-changed = The passage is worded differently
event-requirements-repealed = The passage is repealed: the requirement no longer asks anything
event-requirements-reminded = A reminder was sent: requirements are to be examined

## News
news-requirements-marked = { $n ->
    [one] A requirement was marked
   *[other] { $n } requirements were marked
}
news-requirements-attached = { $n ->
    [one] A requirement is to be examined in a project
   *[other] { $n } requirements are to be examined in projects
}
news-requirements-concluded = { $n ->
    [one] A project answered a requirement
   *[other] Projects answered requirements { $n } times
}
news-requirements-passage-changed = { $n ->
    [one] The passage of a requirement changed
   *[other] The passage of a requirement changed { $n } times
}
news-requirements-repealed = { $n ->
    [one] The passage of a requirement is repealed
   *[other] The passages of { $n } requirements are repealed
}

## What has just been done
notice-requirements-marked = The requirement is marked.
notice-requirements-changed = The requirement is saved.
notice-requirements-attached = The project is attached: it has the requirement to examine.
notice-requirements-concluded = The answer is saved. Everyone can read it.
notice-requirements-passage-changed = The new passage is saved. The former one can still be read.
notice-requirements-repealed = The requirement no longer asks anything. It can still be read, with the projects’ answers.

## What is refused
requirements-title-empty = Give the requirement a title.
requirements-too-long = This text is too long: { $max } characters at most.
requirements-reach-empty = Say which projects are concerned.
requirements-too-many = There are already { $max } requirements: no more are possible.
requirements-too-many-here = This project already has { $max } requirements: no more are possible.
requirements-text-not-adopted = This text is not adopted yet: it asks nothing of anyone. A requirement is marked in a consolidated text.
requirements-passage-nowhere = This passage is not in the text: choose it again.
requirements-passage-too-long = This passage is too long for a requirement ({ $max } characters at most): choose a paragraph.
requirements-repealed-already = The passage of this requirement is repealed: it no longer asks anything.
requirements-project-empty = Choose a project.
requirements-project-nowhere = This project does not exist, or is not public yet.
requirements-requirement-empty = Choose a requirement.
requirements-attached-already = This requirement already concerns this project.
requirements-standing-empty = Say where the project stands.
requirements-reason-empty = Say why: everyone will read it.
requirements-proof-unreadable = Give an address that starts with https:// or http://, or that of a page here that starts with /, without spaces.
requirements-nothing-to-examine = There is nothing to examine in this project.
requirements-changed-meanwhile = Someone saved in the meantime: “{ $title }”, theme “{ $theme }”. Save again to replace it with what you wrote.
requirements-noted-meanwhile = Someone changed this requirement in the meantime. Read it again, then save again if this is still right.
requirements-concluded-meanwhile = Someone answered in the meantime: their answer is above. Save again to add yours.

## Standing
requirements-standing-unexamined = To examine
requirements-standing-met = Taken into account
requirements-standing-partly = In part
requirements-standing-set-aside = Set aside
requirements-count-a-examiner = { $n } to examine
requirements-count-pris-en-compte = { $n } taken into account
requirements-count-en-partie = { $n } in part
requirements-count-ecarte = { $n } set aside
requirements-counts = { $n ->
    [one] { $n } project: { $parts }
   *[other] { $n } projects: { $parts }
}
requirements-no-project = No project is concerned yet.
requirements-passage-was-changed = Changed
requirements-passage-was-repealed = Repealed

## On the pages of others
step-guard-requirements-examined = All the requirements that concern the project are examined
requirements-panel-project = Requirements
requirements-panel-text = Requirements marked in this text
requirements-to-examine = { $n ->
    [one] { $n } requirement to examine before the decision.
   *[other] { $n } requirements to examine before the decision.
}
requirements-attach-here = All the requirements of this project, and attach more
requirements-all-here = { $n ->
    [one] The only requirement
   *[other] The { $n } requirements
}
requirements-mark-here = Mark a requirement in this text

## Marking
requirements-mark = Mark a requirement
requirements-change = Change the title, theme or reach
requirements-save = Save
requirements-choose-passage = Choose the passage that binds projects: a whole article or a single paragraph (alinéa).
requirements-choose-this = Choose { $place }
requirements-choose-other = Choose another passage
requirements-passage-of = { $place }, in “{ $text }”
requirements-field-title = Title
requirements-field-title-hint = What is asked, in a few words: “Places for bicycles”.
requirements-field-theme = Theme
requirements-field-theme-hint = Already used: { $themes }.
requirements-field-reach = Projects concerned
requirements-reach-tous = All projects
requirements-reach-tous-hint = All pathways and plans under way, and those to come.
requirements-reach-groupe = Those of the group that carries the text
requirements-reach-groupe-hint = Its pathways and plans under way, and those to come.
requirements-reach-designes = Those attached to it
requirements-reach-designes-hint = One by one, from the page of the project or of the requirement.

## One requirement
requirements-fact-group = Group
requirements-fact-marked = Marked on
requirements-fact-version = Version of the text
requirements-repealed-on = This passage has been repealed since { $day }: it no longer asks anything of projects.
requirements-newer-changes = A text of the same title was adopted on { $day } and says something else there ({ $place }). Note whether the passage has changed:
requirements-newer-lacks = A text of the same title was adopted on { $day } and no longer has this passage ({ $place }). Note whether it is changed or repealed:
requirements-projects = Projects
requirements-projects-caption = Where the projects stand: { $title }
requirements-column-project = Project
requirements-column-requirement = Requirement
requirements-column-standing = State
requirements-column-reason = Reason
requirements-column-date = Date
requirements-waits-since = waiting since { $day }
requirements-project-gone = Project withdrawn
requirements-proof = See the proof
requirements-filter-standing = Show one state only
requirements-filter-all = All
requirements-download = Download this table (CSV)
requirements-attach = Attach a project
requirements-attach-button = Attach
requirements-attach-nothing = There is nothing else to attach here.
requirements-attach-other = Attach another requirement
requirements-field-project = Project to attach
requirements-field-requirement = Requirement to attach
requirements-former = { $n ->
    [one] A former wording
   *[other] { $n } former wordings
}
requirements-history = History

## The passage changes
requirements-passage-title = Note that the passage has changed or is repealed
requirements-was-changed = Another text changed this passage
requirements-was-repealed = This passage is repealed
requirements-field-new-text = Adopted text where it is now written
requirements-continue = Continue
requirements-choose-new-passage = Choose the passage that replaces it.
requirements-new-wording = New wording
requirements-same-words = The words are the same: only the text that holds them changes.
requirements-note-change = Save the new wording
requirements-note-repeal = Note the repeal
requirements-note-repeal-what = The requirement will no longer ask anything of projects. Answers already given can still be read.
requirements-field-note = Note
requirements-field-note-hint = By which decision, and why.

## One project
requirements-examination-title = { $project }: { $title }
requirements-see-project = See the project
requirements-see-all-here = All the requirements of this project
requirements-said = What the project answered
requirements-nothing-said = Nobody has said yet how this project answers it.
requirements-said-by = by { $name }
requirements-conclude = Answer
requirements-conclude-again = Answer again
requirements-conclude-button = Save the answer
requirements-field-standing = Where the project stands
requirements-field-reason = Reason
requirements-field-reason-hint = What is planned, what is missing, or why the requirement is set aside. Required unless it is taken into account.
requirements-field-proof = Proof
requirements-field-proof-hint = The address of a plan, an estimate, a deliberation: https://… or a page here (/actes/…).
requirements-asks-nothing = The passage is repealed: there is nothing left to examine.
requirements-here-title = Requirements: { $project }
requirements-here-caption = Requirements that concern “{ $project }”
requirements-none-here = No requirement concerns this project.

## Mail
requirements-mail-subject = { $n ->
    [one] { $n } requirement to examine: { $project }
   *[other] { $n } requirements to examine: { $project }
}
requirements-mail-text =
    Hello,

    { $n ->
        [one] An adopted requirement concerns “{ $project }”, and nobody has said yet how this project answers it:
       *[other] { $n } adopted requirements concern “{ $project }”, and nobody has said yet how this project answers them:
    }

    { $titles }

    To answer:
    { $link }

## What is declared of personal data
processing-requirements-conclusions-title = Requirements
processing-requirements-conclusions-purpose = To say whether a project meets what is required.
processing-requirements-conclusions-people = Whoever concludes the examination
processing-requirements-conclusions-data = Who concluded, and when
processing-requirements-conclusions-recipients = Everyone
processing-requirements-conclusions-kept = With the requirement; the name is erased when the account is closed.
